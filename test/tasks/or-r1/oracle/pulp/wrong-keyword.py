import pulp
x = pulp.LpVariable("x", lowbound=0)
