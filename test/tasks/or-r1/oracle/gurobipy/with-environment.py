import gurobipy as gp
from gurobipy import GRB
with gp.Env(empty=True) as env:
    env.setParam("OutputFlag", 0)
    env.start()
    with gp.Model("diet", env=env) as model:
        foods, cost, protein = gp.multidict({"bread": [2.0, 4], "milk": [3.5, 8], "cheese": [8.0, 7]})
        buy = model.addVars(foods, ub={"milk": 2}, name="buy")
        model.setObjective(buy.prod(cost))
        model.addConstr(buy.prod(protein) >= 20, "protein")
        model.optimize()
        print(model.ObjVal, {f: buy[f].X for f in foods})
