/** The function that `load` gives, loaded when it is first called. */
export const later =
  <Asked extends readonly unknown[], Given>(
    load: () => Promise<(...asked: Asked) => Given | Promise<Given>>,
  ): ((...asked: Asked) => Promise<Given>) =>
  async (...asked) =>
    (await load())(...asked);
