import coptpy as cp
env = cp.Envr()
model = env.createModel("rows")
x = model.addVar(name="x")
c = model.addConstr(x + 2 <= 5, name="limit")
print(c, c.name, c.index, c.lb, c.ub, c.getName(), c.getIdx(), c.getInfo("UB"))
c.name = "other"
c.setInfo("UB", 9)
print(c.ub, c.name)
print(c.RHS)
