import gurobipy as gp
m = model = gp.Model(); m.Params.OutputFlag = 0
x = m.addVar(name='x'); c = m.addConstr(x >= 1, 'c'); m.update()
for f in (lambda: x.x, lambda: x.X, lambda: x.rc, lambda: c.pi, lambda: c.slack, lambda: m.objval, lambda: m.objVal, lambda: m.ObjVal, lambda: m.mipgap, lambda: m.getAttr('objval'), lambda: x.getAttr('x'), lambda: m.getAttr('x', [x]), lambda: m.objbound, lambda: m.getAttr('foo'), lambda: x.foo, lambda: m.read('none.lp'), lambda: m.read('none.sol'), lambda: m.read('none.prm'), lambda: m.read('none'), lambda: gp.read('none.lp'), lambda: gp.read('none'), lambda: m.update()):
    try: print('ok', f())
    except gp.GurobiError as e: print('GurobiError', e.errno, e)
    except Exception as e: print(type(e).__name__, e)
