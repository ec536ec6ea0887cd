import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
model.Params.OutputFlag = 0
a, b, c, both, either = (model.addVar(vtype=GRB.BINARY, name=n) for n in "abcde")
model.addConstr(both == gp.and_(a, b))
model.addConstr(either == gp.or_([a, c]))
model.setObjective(5 * both - 2 * a - 2 * b + 3 * either - 1 * c, GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal)
