// Light or dark before the first paint: what the reader chose, else what the system asks for.
(() => {
    const chosen = () => localStorage.getItem("theme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => document.documentElement.setAttribute(
        "data-bs-theme", chosen() ?? (system.matches ? "dark" : "light"));
    apply();
    system.addEventListener("change", apply);
    window.addEventListener("theme", apply);
})();
