import { el } from './dom.ts';

const key = 'dyn-audit-theme';
const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** A file opened from disk may have no storage. */
function stored(): Theme {
  try {
    return themes.find((each) => each === localStorage.getItem(key)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Light, dark, or as the system has it. */
export function createTheme(): { readonly element: HTMLElement; readonly next: () => void } {
  let theme = stored();
  const element = el('button', { class: 'theme', attrs: { type: 'button' }, on: { click: next } });
  apply();

  function next(): void {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
    try {
      localStorage.setItem(key, theme);
    } catch {
      // It holds until the page is closed.
    }
    apply();
  }

  function apply(): void {
    document.documentElement.dataset.theme = theme;
    element.textContent = `Theme: ${theme}`;
  }

  return { element, next };
}
