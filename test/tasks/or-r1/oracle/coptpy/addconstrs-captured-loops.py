import coptpy as cp
env = cp.Envr()
model = env.createModel("loops")
z = model.addVars(3, 2, nameprefix="z")

def build(cap):
    rows = model.addConstrs((cp.quicksum(z[i, k] for k in range(2)) <= cap + j for i in range(3) for j in range(2)), nameprefix="row")
    print(list(rows.keys()), rows[2, 1].name)

def several(n):
    for i in range(n):
        twice = 2 * i
        yield z[i, 0] <= twice

build(4)
print(list(model.addConstrs(several(2), nameprefix="s").keys()))
print([c.name for c in model.addConstrs(z[0, 0] <= sum([k for k in range(i)]) for i in (3, 4)).values()])
print([c.name for c in model.addConstrs(z[0, 0] <= 5 for word in ["a b", "c"]).values()])
print(list(model.addConstrs(map(lambda i: z[i, 1] <= i, range(2))).keys()))
