import gurobipy as gp
from gurobipy import GRB

# Staff needed per day against what the workers can give
demand = {"Mon": 3, "Tue": 2, "Wed": 4}
availability = {("Ann", "Mon"), ("Ann", "Tue"), ("Bob", "Mon"), ("Bob", "Wed"), ("Cid", "Wed"), ("Cid", "Tue")}
model = gp.Model("staffing")
model.setParam("OutputFlag", 0)
x = model.addVars(sorted(availability), vtype=GRB.BINARY, name="x")
cover = model.addConstrs((x.sum("*", d) >= demand[d] for d in demand if d != "Tue"), name="cover")
model.addConstrs((x.sum(w, "*") <= 2 for w in ("Ann", "Bob", "Cid")), name="load")
model.remove(cover["Wed"])
model.setObjective(x.sum(), GRB.MINIMIZE)
model.optimize()
if model.status == GRB.OPTIMAL:
    print(model.objVal)
elif model.status == GRB.INFEASIBLE:
    print("Model is infeasible, computing IIS")
    model.computeIIS()
    model.write("staffing.ilp")
    for c in model.getConstrs():
        if c.IISConstr:
            print(f"Constraint {c.ConstrName} is in the IIS")
    for v in model.getVars():
        if v.IISLB or v.IISUB:
            print(f"Bound of {v.VarName} is in the IIS")
    print(model.IISMinimal, model.status)
