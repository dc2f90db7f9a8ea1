/** Folders of fixtures: the kinds of failure. */
export const failureKinds = ['code', 'infrastructure', 'unknown'] as const;
