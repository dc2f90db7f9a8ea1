import { describe, expect, it } from 'vitest';
import { definition, parameters, read, shown } from './rust-read.ts';

const python = (text: string) => read(text, 'py/src/lib.rs');
const names = (text: string) =>
  python(text)
    .definitions.filter((one) => one.kind === 'binding')
    .map((one) => one.path);

describe('what Python sees of Rust', () => {
  it('gives classes both names', () => {
    const file = python('use pyo3::prelude::*;\n#[pyclass]\npub struct Shop { inner: u8 }');
    expect(definition(file, '_native::Shop').kind).toBe('struct');
    expect(definition(file, 'shop._native.Shop')).toMatchObject({
      kind: 'binding',
      owner: 'shop._native',
      name: 'Shop',
      line: 3,
    });
  });

  it('gives nothing where no native module is built', () => {
    const file = read(
      '#[pyclass] struct A;\n#[pyfunction] fn f() {}\n#[pymethods] impl A { fn m(&self) {} }',
    );
    expect(file.definitions.some((one) => one.kind === 'binding')).toBe(false);
  });

  it('takes the names that PyO3 is told', () => {
    expect(
      names(`
        #[pyclass(name = "Store", module = "shop._native.parts")] struct PyStore;
        #[pymethods]
        impl PyStore {
          #[pyo3(name = "renamed")] fn own(&self) {}
          #[getter] fn get_size(&self) -> u8 { 1 }
          #[getter(width)] fn get_w(&self) -> u8 { 1 }
          #[setter] fn set_size(&mut self, v: u8) {}
          #[setter] fn set_only(&mut self, v: u8) {}
          #[classattr] const LIMIT: u8 = 1;
          #[classattr] fn made() -> u8 { 1 }
        }
        #[pyfunction(name = "run")] fn run_py() {}
        #[cfg_attr(feature = "py", pyclass)] struct Maybe;
        #[pyclass(rename_all = "SCREAMING_SNAKE_CASE")] enum Kind { SlowOne, #[pyo3(name = "Quick")] Fast }
        #[pyclass(get_all)] struct All { a: u8 }
        struct Not { b: u8 }
        #[pyclass] struct Some_ { #[pyo3(get, set)] shown: u8, hidden: u8, #[pyo3(get, name = "other")] c: u8 }
      `),
    ).toEqual([
      'shop._native.parts.Store',
      'shop._native.parts.Store.renamed',
      'shop._native.parts.Store.size',
      'shop._native.parts.Store.width',
      'shop._native.parts.Store.only',
      'shop._native.parts.Store.LIMIT',
      'shop._native.parts.Store.made',
      'shop._native.run',
      'shop._native.Maybe',
      'shop._native.Kind',
      'shop._native.Kind.SLOW_ONE',
      'shop._native.Kind.Quick',
      'shop._native.All',
      'shop._native.All.a',
      'shop._native.Some_',
      'shop._native.Some_.shown',
      'shop._native.Some_.other',
    ]);
  });

  it('tells how Python makes an object', () => {
    const file = python(`
      #[pyclass] struct A;
      #[pymethods] impl A {
        #[new]
        #[pyo3(signature = (path, *, retries=3))]
        fn new(py: Python<'_>, path: String, retries: u8) -> PyResult<Self> {}
      }
      #[pyclass] struct B;`);
    expect(parameters(definition(file, 'shop._native.A'))).toBe('path, =retries?');
    expect(definition(file, 'shop._native.B').signature).toBeNull();
    expect(file.definitions.some((one) => one.path === 'shop._native.A.new')).toBe(false);
    expect(definition(file, '_native::A::new').kind).toBe('method');
  });

  it('writes signatures in the words of Python', () => {
    const file = python(`
      #[pyfunction]
      fn plain(py: Python<'_>, a: u8, b: Option<u8>) -> u8 {}
      #[pyfunction]
      #[pyo3(signature = (a, /, b=None::<Vec<u8>>, *args, c, d="x, y", **kwargs))]
      fn full(a: u8, b: Option<Vec<u8>>, args: &Bound<'_, PyTuple>, c: u8, d: &str, kwargs: Option<&Bound<'_, PyDict>>) {}
      #[pyfunction] #[pyo3(pass_module)] fn module(m: &Bound<'_, PyModule>, a: u8) {}
      #[pyclass] struct A;
      #[pymethods] impl A {
        fn method(&self, py: Python, x: u8) {}
        fn bound(slf: PyRef<'_, Self>, x: u8) {}
        #[staticmethod] fn fixed(x: u8) -> Self {}
        #[classmethod] fn made(_cls: &Bound<'_, PyType>, x: u8) -> PyResult<Self> {}
        #[args(n = "1")] fn old(&self, m: u8, n: u8) {}
        #[pyo3(signature = ())] fn none(&self, py: Python<'_>) {}
      }`);
    const told = (path: string) => {
      const one = definition(file, `shop._native.${path}`, 'binding');
      return `${parameters(one)} | ${one.signature?.receiver}`;
    };
    expect(told('plain')).toBe('a, b? | none');
    expect(told('full')).toBe('/a, b?, *args?, =c, =d?, **kwargs? | none');
    expect(told('module')).toBe('a | none');
    expect(told('A.method')).toBe('x | instance');
    expect(told('A.bound')).toBe('x | instance');
    expect(told('A.fixed')).toBe('x | none');
    expect(told('A.made')).toBe('x | class');
    expect(told('A.old')).toBe('m, n? | instance');
    expect(told('A.none')).toBe(' | instance');
    const full = definition(file, 'shop._native.full').signature?.parameters;
    expect(full?.[1]?.type).toBe('Option<Vec<u8>>');
  });

  it('tells what Python gets', () => {
    const file = python(`
      use pyo3::prelude::*;
      use crate::parts::Part;
      #[pyclass(name = "Shop")] struct PyShop;
      #[pymethods] impl PyShop {
        fn me(&self) -> PyResult<Self> {}
        fn part(&self) -> Option<Py<Part>> {}
        fn bound<'p>(&self, py: Python<'p>) -> PyResult<Bound<'p, PyShop>> {}
        fn any<'p>(&self, py: Python<'p>) -> PyResult<Bound<'p, PyAny>> { future_into_py(py, async move { Ok(()) }) }
        fn number(&self) -> PyResult<u64> {}
        fn foreign(&self) -> other::Thing {}
        #[getter] fn size(&self) -> Part {}
        async fn later(&self) {}
        #[classattr] const ONE: Self = PyShop;
      }`);
    const gives = (name: string) => shown(definition(file, `shop._native.Shop.${name}`).gives);
    expect(['me', 'part', 'bound', 'any', 'number', 'foreign', 'size', 'ONE'].map(gives)).toEqual([
      'shop._native.Shop~',
      'shop._native.Part~',
      'shop._native.Shop~',
      'null',
      'null',
      'null',
      'shop._native.Part~',
      'shop._native.Shop~',
    ]);
    const signature = (name: string) => definition(file, `shop._native.Shop.${name}`).signature;
    expect(signature('any')?.async).toBe(true);
    expect(signature('later')?.async).toBe(true);
    expect(signature('me')?.async).toBe(false);
    expect(signature('size')).toMatchObject({ access: 'property', parameters: [] });
  });

  it('knows bases, exceptions and classes that take any name', () => {
    const file = python(`
      #[pyclass(extends = Base)] struct Child;
      #[pyclass(extends = PyDict, dict)] struct Free;
      #[pyclass] struct Base;
      #[pymethods] impl Base { fn __getattr__(&self, name: &str) {} }
      pyo3::create_exception!(shop._native, ShopError, pyo3::exceptions::PyException);
      create_exception!(shop._native, Gone, ShopError, "text");
      macro_rules! define { ($(($name:ident, $x:expr)),*) => { $( create_exception!(shop._native, $name, ShopError); )* } }
      define!((First, 1), (Second, 2));`);
    expect(definition(file, 'shop._native.Child').bases).toEqual(['shop._native.Base']);
    expect(definition(file, 'shop._native.Free')).toMatchObject({ bases: ['Dict'], open: true });
    expect(definition(file, 'shop._native.Base').open).toBe(true);
    expect(definition(file, 'shop._native.ShopError').bases).toEqual(['Exception']);
    expect(definition(file, 'shop._native.Gone').bases).toEqual(['shop._native.ShopError']);
    expect(definition(file, 'shop._native.Second').bases).toEqual(['shop._native.ShopError']);
    expect(definition(file, '_native::Gone').kind).toBe('struct');
  });

  it('knows what a module is given by hand', () => {
    expect(
      names(`
        #[pymodule]
        fn _native(m: &Bound<'_, PyModule>) -> PyResult<()> {
          m.add("__version__", env!("CARGO_PKG_VERSION"))?;
          m.add_class::<Shop>()?;
          let parts = PyModule::new(m.py(), "parts")?;
          parts.add("SIZE", 3)?;
          list.add("other", 1);
        }`),
    ).toEqual(['shop._native.__version__', 'shop._native.parts', 'shop._native.parts.SIZE']);
  });

  it('keeps conditions', () => {
    const file = python('#[cfg(feature = "x")]\n#[pyfunction]\nfn f() {}');
    expect(definition(file, 'shop._native.f').condition).toBe('#[cfg(feature = "x")]');
  });
});
