import gurobipy as gp
model = gp.Model()
x = model.addVar(name="x")
print(x.VarName)
