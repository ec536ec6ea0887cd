import coptpy as cp
env = cp.Envr()
model = env.createModel("files")
x = model.addVar(name="x")
model.write("model.lp")
model.write("model.unknown")
try:
    model.write("model.sol")
except cp.CoptError as e:
    print(e)
model.setObjective(x)
model.solve()
model.write("model.sol")
model.write("nodir/model.mps")
