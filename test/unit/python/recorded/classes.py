class Base:
    """Doc."""
    kind = 'base'
    count = 0
    def __init__(self, name, *args, size=1, **kw):
        self.name = name; self.args = args; self.size = size; self.kw = kw
        type(self).count += 1
    def hello(self): return f"{self.kind}:{self.name}"
    def __repr__(self): return f"<{type(self).__name__} {self.name!r}>"
    def __eq__(self, other): return isinstance(other, Base) and self.name == other.name
    def __lt__(self, other): return self.name < other.name
    def __len__(self): return self.size
    def __contains__(self, x): return x in self.name
    def __getitem__(self, k): return self.name[k]
    def __iter__(self): return iter(self.name)
    def __call__(self, a, b=2): return (a, b)
    def __add__(self, o): return Base(self.name + o.name)
    def __bool__(self): return self.size > 0
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t, v); return t is ValueError
    @property
    def upper(self): return self.name.upper()
    @upper.setter
    def upper(self, v): self.name = v.lower()
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def plus(a, b=1): return a + b
class Child(Base):
    kind = 'child'
    def __init__(self, name): super().__init__(name, size=3)
    def hello(self): return super().hello() + "!"
    @classmethod
    def make(cls, n): return super().make(n + "x")
class Mixin:
    def hello(self): return "mixin-" + super().hello()
class Both(Mixin, Child): pass
b = Base("ab", 1, 2, size=0, z=3); c = Child("cd"); x = Both("ef")
print(b, c, x, [b], b.args, b.kw, b.hello(), c.hello(), x.hello(), Both.__mro__)
print(b == Base("ab"), b != c, sorted([c, b]), len(c), 'c' in c, c[0], list(c), c(1), c(1, b=5), (b + c).name, bool(b), bool(c), not b)
print(b.upper, Child.make("q"), Base.plus(1), c.plus(2, 3), Base.make("r").name, Base.__doc__, Base.__name__, Child.kind, Base.count, Child.count)
b.upper = "ZZ"; print(b.name); b.new = 5; print(b.new, hasattr(b, 'nope'), getattr(b, 'nope', 7), vars(c), c.__class__.__name__, c.__dict__)
setattr(b, 'dyn', 1); print(b.dyn); del b.dyn; print(hasattr(b, 'dyn'))
with Base("w") as w: print(w)
with Base("w"): raise ValueError("swallowed")
print("after")
class Outer:
    class Meta:
        ordering = ['id']
        fields = '__all__'
    x = [1, 2]
    y = [v for v in x]
    def m(self):
        def inner(): return self.x
        return inner()
print(Outer.Meta.ordering, Outer().m(), Outer.Meta, Outer.y, Outer.Meta.__qualname__, Outer.m.__qualname__)
def deco(n):
    def wrap(f):
        def inner(*a, **k): return f(*a, **k) * n
        return inner
    return wrap
@deco(3)
def f(a, b=1, *c, d, e=2, **g): return a + b
print(f(1, d=2), (lambda a, b=2: a * b)(3))
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
k = counter(); k(); print(k())
g = 1
def setg():
    global g
    g = 5
setg(); print(g)
def default(a, l=[]):
    l.append(a); return l
default(1); print(default(2))
def gen(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
    return 1
it = gen(3); print(next(it), it.send("hi"), list(it), next(it, 'done'))
def gen2(): yield from gen(2); yield 9
print(list(gen2()), sum(gen(4)), [*gen(2)], dict((a, 1) for a in gen(2)), ",".join(str(q) for q in gen(3)))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), [q for q in It()], max(It()), 2 in It(), tuple(It()))
class E1(Exception):
    def __init__(self, msg, code=None): super().__init__(msg); self.code = code
class E2(E1): default = "d"
try: raise E2("boom", code=5)
except E1 as e: print(type(e).__name__, e, e.code, e.args, repr(e))
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError('k') from e
    finally: print("fin")
except KeyError as e: print(repr(e.__cause__), e.__context__ is e.__cause__)
def tryret():
    try: return 1
    finally: print("f")
print(tryret())
try: pass
except Exception: pass
else: print("else")
try: [][0]
except (KeyError, IndexError) as e: print(e)
def star(*args, **kw): return args, kw
print(star(1, *[2, 3], a=1, **{'b': 2}), star(*"ab"))
class Slots:
    def __getattr__(self, n):
        if n.startswith('_'): raise AttributeError(n)
        return n + '!'
print(Slots().foo, hasattr(Slots(), '_x'))
class D(dict):
    def __missing__(self, k): return k * 2
    def total(self): return sum(self.values())
d = D(a=1, b=2); print(d['zz'], d, d.total(), d.get('q'), len(d), isinstance(d, dict), list(d), {**d})
class L(list):
    def first(self): return self[0]
l = L([1, 2]); l.append(3); print(l, l.first(), len(l), l == [1, 2, 3], isinstance(l, list))
class T(tuple): pass
print(T([1, 2]), isinstance(T(), tuple))
print(type(b) is Base, isinstance(c, Base), issubclass(Both, Mixin), callable(Base))
class Prop:
    @property
    def bad(self): raise AttributeError("inner")
try: Prop().bad
except AttributeError as e: print(e)
try: Prop().bad = 1
except AttributeError as e: print(e)
print(Base.upper.__class__.__name__, type(Base.make).__name__, type(b.hello).__name__, type(f).__name__, type(len).__name__)
class C3:
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw)
class C4(C3, tag=1): pass
print(Child("a") < Child("b"), max(Child("a"), Child("b")))
class Cmp:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
print(Cmp(1) in [Cmp(1)], [Cmp(1)] == [Cmp(1)], [Cmp(2)].index(Cmp(2)), Cmp(1) != Cmp(2))
class S:
    def __str__(self): return "S!"
print(S(), str(S()), f"{S()}", "%s" % S(), "{}".format(S()), "{0:>4}".format(str(S())), [str(S())])
