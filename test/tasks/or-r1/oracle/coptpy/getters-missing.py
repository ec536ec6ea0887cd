import coptpy as cp
env = cp.Envr()
model = env.createModel("get")
x = model.addVar(name="x")
model.addConstr(x <= 1, name="c")
print(model.getVar(0).name, model.getConstrByName("c").name, model.getVarByName("x").index)
for call in (lambda: model.getVarByName("zz"), lambda: model.getConstrByName("zz"), lambda: model.getVar(9), lambda: model.getConstr(9)):
    try:
        call()
    except cp.CoptError as e:
        print(e)
print(model.getAttr("cols"), model.getAttr("Rows"), model.getInfo("UB", x), model.getInfo("LB", [x]))
print(model.getValue(x))
