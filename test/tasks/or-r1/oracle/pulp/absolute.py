import pulp
x = pulp.LpVariable("x")
print(abs(x))
