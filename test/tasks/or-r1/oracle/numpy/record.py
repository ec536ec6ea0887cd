"""Evaluates each line of lines.txt under NumPy and records what comes of it.

    python record.py                writes lines.json (run it where the original NumPy is installed, outside the project)

A line is statements and an expression, parted by `; `. Recorded is the repr of the expression, with what was printed before it, or the
exception's type and first line. The same file runs the lines in the sandbox: `outcomes` is all it takes.
"""
import io
import sys


def outcome(line, np):
    printed = io.StringIO()
    stdout, sys.stdout = sys.stdout, printed
    space = {'np': np}
    try:
        *statements, last = line.split('; ')
        for statement in statements:
            exec(statement, space)
        if last.startswith('with '):
            exec(last, space)
            return printed.getvalue()
        return printed.getvalue() + repr(eval(last, space))
    except Exception as error:
        return f'{printed.getvalue()}{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ""}'
    finally:
        sys.stdout = stdout
        np.set_printoptions(**DEFAULTS)


DEFAULTS = dict(precision=8, threshold=1000, edgeitems=3, linewidth=75, suppress=False, formatter=None)


def outcomes(lines, np):
    return {line: outcome(line, np) for line in lines if line and not line.startswith('#')}


if __name__ == '__main__':
    import json
    import pathlib
    import warnings

    import numpy
    warnings.simplefilter('ignore')
    here = pathlib.Path(__file__).parent
    found = outcomes((here / 'lines.txt').read_text().splitlines(), numpy)
    (here / 'lines.json').write_text(json.dumps(found, indent=1, ensure_ascii=False) + '\n')
    print(f'{len(found)} lines')
