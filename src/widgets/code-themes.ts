/** Colors of highlighted listings, in light and in dark: the ones with the strongest contrast. */
export const codeThemes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } as const;
