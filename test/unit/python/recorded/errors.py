def t(src, **ns):
    pass
def case(f, *a, **k):
    try: print("ok", f(*a, **k))
    except Exception as e: print(type(e).__name__ + ": " + str(e))
def f0(): pass
def f1(a): pass
def f2(a, b, c=1): pass
def fk(*, x, y): pass
def fpos(a, /, b): pass
class A:
    def m(self, x): pass
    @classmethod
    def c(cls, x): pass
    @staticmethod
    def s(x): pass
class N: pass
class I:
    def __init__(self, a): pass
case(f0, 1); case(f1); case(f1, 1, 2); case(f2); case(f2, 1, 2, 3, 4); case(f2, 1, b=2, d=3); case(f2, 1, a=2); case(fk); case(fk, x=1); case(fk, 1); case(fpos, a=1, b=2); case(f1, 1, x=2)
case(A().m); case(A().m, 1, 2); case(A.m); case(A.c); case(A.c, 1, 2); case(A.s); case(N, 1); case(N, x=1); case(I); case(I, 1, 2); case(I, b=1)
case(lambda: 1 + "a"); case(lambda: "a" + 1); case(lambda: [1] + (2,)); case(lambda: "a" * "b"); case(lambda: -"a"); case(lambda: {} < {}); case(lambda: 1 < "a"); case(lambda: None + 1); case(lambda: [] - []); case(lambda: "a" ** 2); case(lambda: (1,) + [1]); case(lambda: {1} + {2}); case(lambda: 1 @ 2); case(lambda: 5 % "a"); case(lambda: "a" % 5); case(lambda: "%d" % "a"); case(lambda: "%s %s" % "a"); case(lambda: "%(a)s" % 1); case(lambda: b"a" + "b"); case(lambda: "x" in 5); case(lambda: 5 in "abc"); case(lambda: N() + 1); case(lambda: N() < N()); case(lambda: N()[0]); case(lambda: len(N())); case(lambda: N()()); case(lambda: list(N())); case(lambda: N().foo); case(lambda: N.foo); case(lambda: (1).foo); case(lambda: "a".foo); case(lambda: [].foo); case(lambda: {}.foo); case(lambda: None.foo); case(lambda: f0.foo); case(lambda: len.foo)
case(lambda: [][0]); case(lambda: ()[0]); case(lambda: ""[0]); case(lambda: {}['a']); case(lambda: {}[1]); case(lambda: {}[()]); case(lambda: [1]['a']); case(lambda: (1,)['a']); case(lambda: "a"['b']); case(lambda: 5[0]); case(lambda: None[0]); case(lambda: {1}[0]); case(lambda: f0[0]); case(lambda: {[]: 1}); case(lambda: {{}: 1}); case(lambda: {[1]}); case(lambda: [1, 2][1.0]); case(lambda: [1]["a":]); case(lambda: {}[[]])
case(int, "x"); case(int, None); case(int, []); case(float, "a"); case(float, None); case(list, 5); case(dict, 5); case(dict, [1]); case(dict, [(1, 2, 3)]); case(tuple, None); case(set, 1); case(len, 5); case(len); case(len, 1, 2); case(abs, "a"); case(sum, ["a"]); case(sum, 5); case(min, []); case(max, 5); case(sorted, [1, "a"]); case(sorted, 5); case(range, "a"); case(range); case(range, 1, 2, 0); case(chr, -1); case(ord, "ab"); case(ord, 5); case(round, "a"); case(divmod, 1, 0); case(next, iter([])); case(next, 5); case(iter, 5); case(isinstance, 1, 5); case(issubclass, 1, int); case(getattr, 1, "x"); case(enumerate, 5); case(zip, 5); case(map, len); case(open, "nope.txt"); case(reversed, 5); case(reversed, {1}); case(hash, []); case(setattr, 1, "a", 2); case(int, "12", 40) if False else None; case(bytes, "a"); case(str.upper, 5) if False else None; case(print, 1, foo=2); case(pow, 0, -1); case(format, "a", "d"); case(format, 1, "s"); case("{} {}".format, 1); case("{x}".format, y=1); case("a".join, [1]); case("a".join, 5); case([].remove, 1); case([].pop); case([1].index, 2); case({}.pop, "a"); case({}.popitem); case("abc".index, "z"); case(set().pop); case({1}.remove, 2); case("a".split, ""); case([3].insert, 1); case([].append); case([].append, 1, 2); case("a".upper, 1); case({}.get); case("a".replace, "a"); case([].sort, 1); case({}.update, 5); case([].extend, 5); case("x".startswith, 5); case("x".encode, "nope"); case(b"\xff".decode); case("é".encode, "ascii"); case("a".zfill, "b") if False else None; case(int, "1.5"); case(float, "1,5"); case(1 .__class__, "z"); case([1].__class__, 1)
case(lambda: 1 / 0); case(lambda: 1 // 0); case(lambda: 1 % 0); case(lambda: 1.0 / 0); case(lambda: 1.0 // 0); case(lambda: 1.0 % 0); case(lambda: 0 ** -1); case(lambda: 1 << -1); case(lambda: 2.0 & 1); case(lambda: undefined); case(lambda: [x for x in 5]); case(lambda: [*5]); case(lambda: f0(*5)); case(lambda: f0(**5)); case(lambda: f1(**{1: 2})); case(lambda: f1(a=1, **{'a': 2})); case(lambda: {**5}); case(lambda: print(*None))
def un():
    print(zz)
    zz = 1
case(un)
def fr():
    def inner(): return qq
    inner()
    qq = 1
case(fr)
def ub(): a, b = 1
case(ub)
def ub2(): a, b = 1, 2, 3
case(ub2)
def ub3(): a, b = [1]
case(ub3)
def ub4(): a, *b, c = [1]
case(ub4)
def ub5(): a, b = None
case(ub5)
def r(): raise 5
case(r)
def r2(): raise
case(r2)
def r3(): raise ValueError
case(r3)
def r4(): raise ValueError("a", 1)
case(r4)
def r5(): raise ValueError("a") from 5
case(r5)
def w():
    with 5: pass
case(w)
def dl(): del undefined_thing
case(dl)
def dl2():
    d = {}
    del d['a']
case(dl2)
def dl3():
    d = N()
    del d.x
case(dl3)
def si(): (1,)[0] = 2
case(si)
def si2(): "a"[0] = 2
case(si2)
def si3(): [][0] = 2
case(si3)
def si4(): N()[0] = 2
case(si4)
def at(): (5).x = 1
case(at)
def at2(): [].x = 1
case(at2)
def at3(): None.x = 1
case(at3)
def asr(): assert 1 == 2, "msg"
case(asr)
def asr2(): assert []
case(asr2)
def ex():
    try: 1/0
    except 5: pass
case(ex)
def bs():
    class X(5): pass
case(bs)
def bs2():
    class X(int, str): pass
case(bs2)
def bs3():
    class P: pass
    class Q(P): pass
    class X(P, Q): pass
case(bs3)
def bs4():
    class X(f0): pass
case(bs4)
def bs5():
    import sys
    class X(sys): pass
case(bs5)
def fo():
    for i in 5: pass
case(fo)
def fo2():
    for a, b in [1]: pass
case(fo2)
def au():
    x = []
    x += 5
case(au)
def au2():
    x = ()
    x += [1]
case(au2)
def au3():
    x = 1
    x += "a"
case(au3)
def au4():
    x = "a"
    x -= 1
case(au4)
def au5():
    nope += 1
case(au5)
def au6(): f0() .x += 1
case(au6)
def sl(): return [1,2,3]["a":"b"]
case(sl)
def un2():
    (lambda x: x)()
case(un2)
class G:
    def __init__(self): return 5
case(G)
class St:
    def __str__(self): return 5
case(str, St())
class Le:
    def __len__(self): return "a"
case(len, Le())
def imp(): import nope_mod
case(imp)
def imp2(): from os import nope_name
case(imp2)
def imp3(): import os.nope
case(imp3)
def imp4(): from . import x
case(imp4)
def imp5(): from datetime import timedelt
case(imp5)
import datetime
case(datetime); case(datetime.timedelta, minute=5); case(datetime.timedelta, "a"); case(datetime.timedelta, minutes="5"); case(lambda: datetime.timedelta(1) + 1); case(lambda: datetime.timedelta(1) < 5); case(lambda: datetime.datetime(2020, 13, 1)); case(lambda: datetime.date(2020, 2, 30)); case(lambda: datetime.datetime.now() + 5); case(lambda: datetime.foo); case(lambda: datetime.timedelta().foo)
case("{:d}".format, 1.5); case("{0.x}".format, 1); case("{:>{w}}".format, "a", w=5); case("{".format); case("}".format); case("{!x}".format, 1) if False else None
