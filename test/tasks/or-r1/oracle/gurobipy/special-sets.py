import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = [model.addVar(ub=b, name=f"x{b}") for b in (1, 1, 2)]
model.addSOS(gp.GRB.SOS_TYPE1, [x[0], x[1]], [1, 2])
model.addSOS(gp.GRB.SOS_TYPE1, [x[0], x[2]])
model.setObjective(2 * x[0] + x[1] + x[2], gp.GRB.MAXIMIZE)
model.optimize()
print(model.ObjVal)
