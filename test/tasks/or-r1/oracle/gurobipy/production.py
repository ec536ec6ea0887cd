import gurobipy as gp
from gurobipy import GRB

# A workshop makes chairs and tables from wood and labour.
model = gp.Model("production")
model.Params.OutputFlag = 0
chairs = model.addVar(lb=0, vtype=GRB.CONTINUOUS, name="chairs")
tables = model.addVar(lb=0, vtype=GRB.CONTINUOUS, name="tables")
model.setObjective(45 * chairs + 80 * tables, GRB.MAXIMIZE)
model.addConstr(5 * chairs + 20 * tables <= 400, "wood")
model.addConstr(10 * chairs + 15 * tables <= 450, "labour")
model.optimize()
if model.status == GRB.OPTIMAL:
    print(f"Profit: {model.objVal:.2f}")
    for v in model.getVars():
        print(f"{v.varName} = {v.x:g}")
    for c in model.getConstrs():
        print(c.ConstrName, round(c.Pi, 6), round(c.Slack, 6))
