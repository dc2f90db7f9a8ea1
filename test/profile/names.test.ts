import { expect, it } from 'vitest';
import { cleanName } from '../../src/profile/names/clean.ts';
import { isCopying } from '../../src/profile/names/copying.ts';
import { parseName } from '../../src/profile/names/parse.ts';

// Names on the left as rustc, perf, inferno, samply and pprof write them.
it.each([
  ['_RNvMNtCs5Rir2zFjfAr_7orchard5storeNtB2_5Store8snapshot', '<orchard::store::Store>::snapshot'],
  [
    '_RNvMNtCs5Rir2zFjfAr_7orchard7plannerINtB2_7PlannermE4nextCs4FrFTz0OuFL_14orchard_router',
    '<orchard::planner::Planner>::next',
  ],
  [
    '_RNvXs_NtCs5Rir2zFjfAr_7orchard7plannerINtB4_7PlannermENtB4_5Score5scoreCs4FrFTz0OuFL_14orchard_router',
    '<orchard::planner::Planner as orchard::planner::Score>::score',
  ],
  [
    '_RINvCs4FrFTz0OuFL_14orchard_router8block_onNCNvMNtCs5Rir2zFjfAr_7orchard5storeNtBK_5Store3run0EB2_',
    'orchard_router::block_on',
  ],
  [
    '_ZN78_$LT$orchard..planner..Planner$LT$T$GT$$u20$as$u20$orchard..planner..Score$GT$5score17hcf13acd5c1ca1b8eE',
    '<orchard::planner::Planner<T> as orchard::planner::Score>::score',
  ],
  [
    '_ZN7orchard5store5Store8snapshot17h6c017865126d6f89E.llvm.731698',
    'orchard::store::Store::snapshot',
  ],
  ['orchard::planner::fib::h668550a984360b41', 'orchard::planner::fib'],
  ['<orchard[5a1c2d3e4f506172]::store::Store>::snapshot', '<orchard::store::Store>::snapshot'],
  ['orchard::planner::fib+0x1c_[k]', 'orchard::planner::fib'],
  ['orchard::planner::fib (inlined)', 'orchard::planner::fib'],
  ['orchard-router!orchard::planner::fib_[i]', 'orchard::planner::fib'],
  ['_IO_file_fopen@@GLIBC_2.2.5', '_IO_file_fopen'],
  ['_RNvBroken', '_RNvBroken'],
  ['_ZN9999999abcE', '_ZN9999999abcE'],
])('cleans %s', (frame, name) => {
  expect(cleanName(frame)).toBe(name);
});

it('does not follow a short mangled name into an endless one', () => {
  const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const base62 = (n: number): string =>
    n === 0 ? '_' : `${n > 62 ? digits[Math.floor((n - 1) / 62)] : ''}${digits[(n - 1) % 62]}_`;
  let bomb = 'INvC1a1fu';
  // Each pair names the one before twice: two to the power of sixty types.
  for (let pair = 0, last = bomb.length - 1; pair < 60; pair++) {
    const at = bomb.length;
    bomb += `TB${base62(last)}B${base62(last)}E`;
    last = at;
  }
  expect(cleanName('_RINvC1a1fuTB7_B7_EE')).toBe('a::f');
  expect(cleanName(`_R${bomb}E`)).toBe(`_R${bomb}E`);
  expect(cleanName(`_R${'N'.repeat(100_000)}`)).toHaveLength(100_002);
});

it.each([
  ['<a::S<u8> as b::T<a::X>>::f::{closure#0}', ['a', 'S'], ['b', 'T'], ['f']],
  ['<a::S>::new::inner', ['a', 'S'], null, ['new', 'inner']],
  ['a::m::<impl b::T for a::S<U>>::f', ['a', 'S'], ['b', 'T'], ['f']],
  ['alloc::slice::<impl [T]>::to_vec', null, null, ['to_vec']],
  ['a::m::{impl#3}::f<u32>', null, null, ['f']],
  ['a::m::f::{{closure}}::{{closure}}', null, null, ['f']],
  ['a::m::f::<fn() -> b::X, [u8; 4]>', null, null, ['f']],
  ['<&mut dyn a::S as core::fmt::Write>::f', ['a', 'S'], ['core', 'fmt', 'Write'], ['f']],
])('takes %s apart', (text, self, trait, names) => {
  expect(parseName(text)).toMatchObject({ self, trait, names });
});

it.each(['[unknown]', '<fn', '', 'a::b>', '__x.y z', '::'])('knows that %j is no name', (text) => {
  expect(parseName(text)).toBeNull();
});

it.each([
  '<alloc::string::String as core::clone::Clone>::clone',
  'core::clone::Clone::clone',
  'alloc::slice::<impl [T]>::to_vec_in',
  '<[u8]>::to_vec',
  'core::ptr::drop_in_place<a::S>',
  'core::ptr::drop_glue::<a::S>',
  '<a::Guard as core::ops::drop::Drop>::drop',
  '__rust_alloc',
  '__rustc::__rust_realloc',
  '__rdl_dealloc',
  'malloc',
  '_int_free',
  '__GI___libc_malloc',
  '_rjem_je_mallocx',
  'mi_free',
  '__memmove_avx512_unaligned_erms',
  '__memcpy_aarch64_simd',
  'cfree',
])('takes %s for copying', (text) => {
  const name = parseName(cleanName(text));
  expect(name !== null && isCopying(name)).toBe(true);
});

it.each([
  'a::store::drop',
  'a::clone_all',
  '<a::S>::to_vec',
  'freeze',
  'malloced',
  'memory_map',
  'core::hash::Hasher::write',
  '<a::S as a::Cloner>::clone',
])('does not take %s for copying', (text) => {
  const name = parseName(cleanName(text));
  expect(name !== null && isCopying(name)).toBe(false);
});
