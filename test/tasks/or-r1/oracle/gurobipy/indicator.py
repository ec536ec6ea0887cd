import gurobipy as gp
from gurobipy import GRB
model = gp.Model()
model.Params.OutputFlag = 0
open_ = model.addVar(vtype=GRB.BINARY, name="open")
amount = model.addVar(ub=50, name="amount")
model.addConstr((open_ == 0) >> (amount <= 0))
model.addGenConstrIndicator(open_, True, amount >= 10, name="least")
model.setObjective(3 * amount - 40 * open_, GRB.MAXIMIZE)
model.addConstr(amount <= 30)
model.optimize()
print(round(model.ObjVal, 5), open_.X, round(amount.X, 5))
