import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("par")
model.setParam("TimeLimit", 60)
model.setParam(COPT.Param.RelGap, 0.01)
model.Param.Threads = 2
model.param.logging = 0
print(model.getParam("timelimit"), model.Param.RelGap, model.param.threads, model.getParam(COPT.Param.AbsGap))
model.setParam("MIPGap", 0.01)
