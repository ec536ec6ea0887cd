import gurobipy as gp
from gurobipy import GRB
model = gp.Model('pwl'); model.setParam(GRB.Param.OutputFlag, 0)
x = model.addVar(ub=10, name='x'); y = model.addVar(lb=-GRB.INFINITY, name='y'); z = model.addVar(ub=6, name='z')
xs = [i for i in range(11)]; ys = [(i - 4) ** 2 for i in xs]
model.addGenConstrPWL(x, y, xs, ys, 'sq')
model.setPWLObj(z, [0, 2, 4, 6], [0, -5, -6, -4])
lam = model.addVars(4, lb=0, ub=1, name='lam')
model.addSOS(GRB.SOS_TYPE2, [lam[i] for i in range(4)], [1, 2, 3, 4])
model.addConstr(lam.sum() == 1)
w = model.addVar(name='w'); model.addConstr(w == gp.quicksum([0, 30, 40, 45][i] * lam[i] for i in range(4)))
model.addConstr(x + z >= 5); model.addConstr(w >= 20)
model.update()
x.Obj = 0.5; y.Obj = 1; w.Obj = 0.1
model.optimize()
print(model.Status, round(model.ObjVal, 6), round(x.X, 6), round(y.X, 6), round(z.X, 6), round(w.X, 4))
print(model.NumPWLObjVars, model.NumSOS, model.getPWLObj(z))
