import coptpy as cp
from coptpy import COPT
try:
    env = cp.Envr()
    model = env.createModel("try")
    x = model.addVar(name="x", vtype=COPT.BINARY)
    model.addConstr(x >= 2)
    model.solve()
    print(x.x)
except cp.CoptError as e:
    print("COPT error", e.retcode, e.message, str(e), repr(e))
except Exception as e:
    print("other", e)
e = cp.CoptError(3, "mine")
print(e.retcode, e.message, str(e))
