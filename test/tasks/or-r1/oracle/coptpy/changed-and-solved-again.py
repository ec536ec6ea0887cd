from coptpy import *
import json, time
def build(data):
    env = Envr()
    model = env.createModel(data.get("name", "m"))
    model.setParam(COPT.Param.Logging, 0)
    n = data["n"]
    x = {i: model.addVar(lb=0, ub=data["ub"][i], vtype=COPT.INTEGER if i % 2 else COPT.CONTINUOUS, name=f"x_{i}") for i in range(n)}
    for k, (row, rhs) in enumerate(data["rows"]):
        model.addConstr(quicksum(a * x[i] for i, a in enumerate(row) if a) <= rhs, name=f"c_{k}")
    model.setObjective(quicksum(c * x[i] for i, c in enumerate(data["obj"])), COPT.MAXIMIZE)
    return env, model, x
data = json.loads('{"name": "toy", "n": 4, "ub": [10, 5, 8, 3], "rows": [[[1, 2, 0, 1], 12], [[0, 1, 3, 2], 15.5]], "obj": [3, 5, 4, 2.5]}')
results = {}
for scale in (1, 2, 0.5):
    d = dict(data); d["rows"] = [[r, b * scale] for r, b in data["rows"]]
    env, model, x = build(d)
    start = time.time(); model.solve(); el = time.time() - start
    results[scale] = {"obj": round(model.objval, 4), "sol": {v.name: round(v.x, 3) for v in model.getVars()}}
    env.close() if False else None
print(json.dumps(results, indent=2))
print(model.getVarByName("x_0").x, model.getConstrByName("c_1").slack, model.Rows, model.Cols, model.Elems, model.ints, model.bins, model.objsense, model.getObjective())
x[0].ub = 1; x[1].lb = 1; model.setObjSense(COPT.MAXIMIZE); model.solve(); print(model.objval)
model.getConstrByName("c_0").ub = 4; model.solve(); print(model.objval); model.setCoeff(model.getConstrByName("c_0"), x[0], 5); model.solve(); print(model.objval)
x[3].vtype = COPT.BINARY; model.setVarType(x[1], COPT.CONTINUOUS) if hasattr(model, 'setVarType') else x[1].setType(COPT.CONTINUOUS); model.solve(); print(model.objval, x[3].x)
model.addVars(2, nameprefix="extra"); model.remove(x[2]); model.solve(); print(model.objval, [v.name for v in model.getVars()])
