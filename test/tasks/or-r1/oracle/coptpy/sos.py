import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("sos")
x = model.addVars(4, ub=[5, 6, 7, 4], nameprefix="x")
model.addSOS(COPT.SOS_TYPE1, x)
model.setObjective(3 * x[0] + 2 * x[1] + 2 * x[2] + x[3], COPT.MAXIMIZE)
model.solve()
print(model.objval, [v.x for v in x.values()])
model.remove(model.getSOSs()[0])
model.addSOS(COPT.SOS_TYPE2, [x[0], x[1], x[2], x[3]], [1, 2, 3, 4])
model.solve()
print(model.objval)
