// Before the page is painted: the colors that were chosen on the last visit.
try {
  const theme = localStorage.getItem("genie-secrets-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser may refuse storage to a page that is a file.
}
