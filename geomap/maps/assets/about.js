// Where the page comes from, for those who must be able to check it.

function drawAbout(element, { words, head }) {
  const facts = JSON.parse(byId("geomap-provenance").textContent);
  const stated = document.querySelector('meta[name="geomap-sha256"]').content;
  const list = (pairs) => h("dl", {}, pairs.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
  const section = (key, ...content) => h("section", {}, h("h3", {}, words.say(key)), content);
  const plain = (value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : String(value));
  const versions = Object.entries(facts.versions ?? {});
  const settings = Object.entries(facts.settings ?? {}).filter(([, value]) =>
    value !== null && value !== false && !(Array.isArray(value) && !value.length));
  const inputs = facts.inputs ?? [];
  replace(
    element,
    h("h2", {}, words.say("about")),
    h("p", {}, words.say("about-map")),
    head.options.blur_m > 0 && h("p", {}, words.say("blurred", { n: head.options.blur_m })),
    list([
      facts.gazetteer && [words.say("gazetteer"), facts.gazetteer],
      facts.borders && [words.say("borders"), facts.borders],
    ].filter(Boolean)),
    inputs.length > 0 && section("inputs", h("ul", { class: "inputs" }, inputs.slice(0, 500).map(({ path, sha256 }) =>
      h("li", {}, path, h("code", {}, ` sha256 ${sha256}`))))),
    versions.length > 0 && section("versions", list(versions)),
    settings.length > 0 && section("settings", list(settings.map(([name, value]) => [name, plain(value)]))),
    section("unchanged", h("p", {}, words.say("verify")), h("code", { class: "hash" }, stated)),
  );
}
