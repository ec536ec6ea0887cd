import gurobipy as gp
from gurobipy import GRB
commodities = ['Pencils', 'Pens']
nodes = ['Detroit', 'Denver', 'Boston', 'New York', 'Seattle']
arcs, capacity = gp.multidict({('Detroit','Boston'):100,('Detroit','New York'):80,('Detroit','Seattle'):120,('Denver','Boston'):120,('Denver','New York'):120,('Denver','Seattle'):120})
cost = {(c,)+a: v for c, vs in (('Pencils',(10,20,60,40,40,30)),('Pens',(20,20,80,60,70,30))) for a, v in zip(arcs, vs)}
inflow = {('Pencils','Detroit'):50,('Pencils','Denver'):60,('Pencils','Boston'):-50,('Pencils','New York'):-50,('Pencils','Seattle'):-10,('Pens','Detroit'):60,('Pens','Denver'):40,('Pens','Boston'):-40,('Pens','New York'):-30,('Pens','Seattle'):-30}
with gp.Env(empty=True) as env:
    env.setParam('OutputFlag', 0)
    env.start()
    model = gp.Model('netflow', env=env)
    flow = model.addVars(commodities, arcs, obj=cost, name="flow")
    model.addConstrs((flow.sum('*', i, j) <= capacity[i, j] for i, j in arcs), "cap")
    model.addConstrs((flow.sum(h, '*', j) + inflow[h, j] == flow.sum(h, j, '*') for h in commodities for j in nodes), "node")
    model.optimize()
    if model.Status == GRB.OPTIMAL:
        solution = model.getAttr('x', flow)
        for h in commodities:
            print(f'\nOptimal flows for {h}:')
            for i, j in arcs.select('Detroit', '*'):
                if solution[h, i, j] > 0:
                    print(f'{i} -> {j}: {solution[h, i, j]:g}')
    print(arcs.select('*', 'Boston'), arcs, len(arcs))
    print(model.ObjVal, gp.quicksum(flow.select('Pens', '*', 'Boston')))
