import coptpy as cp
env = cp.Envr()
model = env.createModel("hash")
x = model.addVar(name="x")
try:
    d = {x: 1}
except TypeError as e:
    print("TypeError")
seen = set()
seen.add(x)
