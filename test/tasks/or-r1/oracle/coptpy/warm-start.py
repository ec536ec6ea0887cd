import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("warm")
x = model.addVars(3, vtype=COPT.BINARY)
model.addConstr(2 * x[0] + 3 * x[1] + 4 * x[2] <= 6)
model.setObjective(3 * x[0] + 4 * x[1] + 5 * x[2], COPT.MAXIMIZE)
model.setMipStart(x[0], 1)
model.setMipStart([x[1], x[2]], [0, 1])
model.loadMipStart()
model.solve()
print(model.objval, model.poolsols >= 1, model.getPoolObjVal(0))
