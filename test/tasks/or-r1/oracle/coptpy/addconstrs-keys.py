import coptpy as cp
env = cp.Envr()
model = env.createModel("keys")
x = model.addVars(3, 2, nameprefix="x")
caps = {0: 4, 1: 5, 2: 6}
a = model.addConstrs((x[i, 0] + x[i, 1] <= caps[i] for i in range(3)), nameprefix="cap")
b = model.addConstrs(x[i, j] >= i for i in range(3) for j in range(2) if i != j)
c = model.addConstrs([x[0, 0] <= 2, x[1, 1] <= 3], nameprefix="list")
d = model.addConstrs((x[i, 0] <= k for i, k in caps.items()), nameprefix="d")
for group in (a, b, c, d):
    print(list(group.keys()), [q.name for q in group.values()])
model.setObjective(x.sum(), -1)
model.solve()
print(model.objval, a[1].name, b[1, 0].lb)
