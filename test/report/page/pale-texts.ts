import type { Page } from 'playwright-core';

/** Runs in the page. Colours are read back from a canvas: a browser gives them in several notations. */
const script = `(() => {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    .getContext('2d', { willReadFrequently: true });
  const read = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) =>
    [0, 1, 2].map((at) => (top[at] * top[3] + below[at] * (255 - top[3])) / 255);
  const linear = (part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = (element) =>
    element === null
      ? [255, 255, 255]
      : over(read(getComputedStyle(element).backgroundColor), behind(element.parentElement));
  const pale = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() === '' || parentElement.closest('script') || !parentElement.checkVisibility()) continue;
    const back = behind(parentElement);
    const [low, high] = [back, over(read(getComputedStyle(parentElement).color), back)]
      .map(light)
      .sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) pale.push(contrast.toFixed(2) + ' ' + parentElement.className + ' ' + data);
  }
  return pale;
})()`;

/** The shown texts whose contrast is below 4.5 to 1 (WCAG 2.2, 1.4.3, level AA). */
export const paleTexts = (page: Page): Promise<string[]> => page.evaluate<string[]>(script);
