import type { FindingList } from './list.ts';

interface Keys {
  readonly search: HTMLInputElement;
  readonly list: FindingList;
  /** Shows the findings, where another part of the report is shown. */
  readonly show: () => void;
  readonly theme: () => void;
  /** Takes back the search, or else the folder or group. */
  readonly clear: () => void;
}

/** `/` searches, `j` and `k` walk, Esc closes and takes back, `t` changes the theme. */
export function listenToKeys({ search, list, show, theme, clear }: Keys): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target === search;
    if (event.key === 'Escape') {
      if (typing && search.value === '') search.blur();
      else if (typing || !list.close()) clear();
      return;
    }
    if (typing) {
      if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      list.step(1);
      return;
    }
    if (event.target instanceof HTMLSelectElement) return;
    const act = actions.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  });
  const onFindings = (act: () => void): void => {
    show();
    act();
  };
  const actions = new Map<string, () => void>([
    ['/', () => onFindings(() => search.select())],
    ['j', () => onFindings(() => list.step(1))],
    ['k', () => onFindings(() => list.step(-1))],
    ['t', theme],
  ]);
}
