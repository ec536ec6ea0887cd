import gurobipy as gp
from gurobipy import GRB

def main():
    model = gp.Model("hidden")
    model.Params.OutputFlag = 0
    x = model.addVar(vtype=GRB.INTEGER, name="x")
    model.setObjective(-x)
    model.addConstr(3 * x <= 10)
    model.optimize()
    if model.status == GRB.OPTIMAL:
        print("Result:", -model.objVal)

if __name__ == "__main__":
    main()
