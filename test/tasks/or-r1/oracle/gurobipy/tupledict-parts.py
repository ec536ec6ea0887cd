import gurobipy as gp
model = gp.Model()
model.Params.OutputFlag = 0
x = model.addVars(2, ["a", "b"], name="x")
model.update()
print(x.sum(), x.sum(0, "*"), x.sum("*", "b"), x.prod({(0, "a"): 3, (1, "b"): 4}))
print(x.select(1, "*"), len(x), list(x))
print(x[2, "a"])
