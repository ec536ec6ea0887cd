import coptpy as cp
from coptpy import COPT


class Always(cp.CallbackBase):
    def callback(self):
        if self.where() == COPT.CBCONTEXT_MIPSOL:
            self.addLazyConstr(x[0] + x[1] + x[2] <= 5)


env = cp.Envr()
model = env.createModel("always")
model.setParam("Logging", 0)
x = model.addVars(3, vtype=COPT.BINARY, nameprefix="x")
model.addConstr(2 * x[0] + 3 * x[1] + 4 * x[2] <= 6)
model.setObjective(3 * x[0] + 4 * x[1] + 6 * x[2], COPT.MAXIMIZE)
model.setCallback(Always(), COPT.CBCONTEXT_MIPSOL)
model.solve()
print(model.status, model.objval)
