import gurobipy as gp
from gurobipy import GRB

model = gp.Model("pool")
model.Params.OutputFlag = 0
x = model.addVars(4, vtype=GRB.BINARY, name="x")
model.addConstr(5 * x[0] + 4 * x[1] + 3 * x[2] + 2 * x[3] <= 9, name="cap")
model.setObjective(9 * x[0] + 7 * x[1] + 4 * x[2] + 3 * x[3], GRB.MAXIMIZE)
model.optimize()
model.Params.SolutionNumber = 0
print(model.PoolObjVal, [v.Xn for v in x.values()])
print(model.MaxCoeff, model.MinCoeff, model.MaxRHS, model.MaxObjCoeff, model.MinObjCoeff, model.MaxBound)
try:
    print(x[0].SAObjLow)
except AttributeError as e:
    print("no ranges for a MIP")
