import gurobipy as gp
from gurobipy import GRB

# A discount that holds where the depot is open: products of a binary and a bounded amount
model = gp.Model("discount")
model.Params.OutputFlag = 0
amount = model.addVars(3, ub=40, name="amount")
open_ = model.addVars(3, vtype=GRB.BINARY, name="open")
model.addConstr(amount.sum() == 70, name="demand")
model.addConstr(open_.sum() <= 2, name="depots")
price, off, fixed = [9, 7, 8], [4, 1, 3], [50, 20, 30]
model.setObjective(
    gp.quicksum(price[i] * amount[i] - off[i] * open_[i] * amount[i] + fixed[i] * open_[i] for i in range(3)), GRB.MINIMIZE
)
model.addConstr(open_[0] * amount[0] + open_[1] * amount[1] <= 60, name="hub")
model.optimize()
print(model.Status, round(model.ObjVal, 4))
