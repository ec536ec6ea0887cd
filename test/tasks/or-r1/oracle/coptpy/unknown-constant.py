import coptpy as cp
from coptpy import COPT
print(COPT.MAXIMIZE, COPT.INFINITY, COPT.TIMEOUT, COPT.Param.RelGap, COPT.Attr.ObjVal, COPT.Info.Dual)
env = cp.Envr()
model = env.createModel()
print(COPT.Status.OPTIMAL)
