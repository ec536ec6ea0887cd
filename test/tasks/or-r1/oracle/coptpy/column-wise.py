import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("cutting")
lengths, demand = [3, 5, 7], [25, 20, 18]
rows = [model.addConstr(0 * model.addVar() >= d) for d in demand]
for i in range(3):
    column = cp.Column()
    column.addTerm(rows[i], 20 // lengths[i])
    model.addVar(obj=1, column=column, name=f"p{i}")
model.addVar(obj=1, column=cp.Column(rows, [1, 1, 1]), name="mixed")
model.solve()
print(round(model.objval, 6), [round(c.pi, 6) for c in rows])
