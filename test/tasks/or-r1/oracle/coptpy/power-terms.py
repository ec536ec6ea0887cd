import coptpy as cp
env = cp.Envr()
model = env.createModel("power")
x = model.addVar(name="x")
y = model.addVar(name="y")
print([type(e).__name__ for e in (x ** 1, x ** 2, x ** 3, x ** 0.5, x / y, 1 / x, x * y * 2, (x + y) ** 2, x * y * x)])
print(x * (x * y))
