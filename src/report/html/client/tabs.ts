import { el } from './dom.ts';

export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

/** Panels of which one is shown; arrow keys go from tab to tab. */
export function createTabs(tabs: readonly Tab[]): {
  readonly bar: HTMLElement;
  readonly select: (name: string) => void;
} {
  const buttons = tabs.map(({ name, label, panel }) => {
    panel.id = `panel-${name}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${name}`);
    return el('button', {
      text: label,
      attrs: { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': panel.id },
      on: { click: () => select(name) },
    });
  });
  const bar = el(
    'div',
    {
      class: 'tabs',
      attrs: { role: 'tablist', 'aria-label': 'Parts of the report' },
      on: { keydown: walk },
    },
    ...buttons,
  );

  function walk(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next = (at + step + tabs.length) % tabs.length;
    select(tabs[next]?.name ?? '');
    buttons[next]?.focus();
  }

  function select(name: string): void {
    tabs.forEach((tab, at) => {
      const isOn = tab.name === name;
      tab.panel.hidden = !isOn;
      buttons[at]?.setAttribute('aria-selected', String(isOn));
      if (buttons[at]) buttons[at].tabIndex = isOn ? 0 : -1;
    });
  }

  select(tabs[0]?.name ?? '');
  return { bar, select };
}
