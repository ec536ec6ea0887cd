import gurobipy as gp
from gurobipy import GRB
values, weights, capacity = [10, 13, 18, 31, 7, 15], [2, 3, 4, 5, 1, 4], 10
model = gp.Model()
model.Params.LogToConsole = 0
take = model.addVars(len(values), vtype=GRB.BINARY, name="take")
model.setObjective(take.prod(values), GRB.MAXIMIZE)
model.addConstr(gp.quicksum(weights[i] * take[i] for i in range(6)) <= capacity)
model.optimize()
chosen = [i for i in take if take[i].X > 0.5]
print(chosen, model.ObjVal, model.IsMIP, model.MIPGap, model.SolCount > 0)
