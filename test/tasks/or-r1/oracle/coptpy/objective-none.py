import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("obj")
model.setObjective(None, COPT.MINIMIZE)
