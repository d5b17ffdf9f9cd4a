// Elements and words. Text enters the page here and nowhere else, and always as a text node.

/** Make an element: h("p", {class: "quote"}, "text", otherElement). `on…` properties listen. */
function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "color") element.style.setProperty("--color", value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

const byId = (id) => document.getElementById(id);

/** A link, if the address is one of the web; otherwise its text. */
function link(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return text;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return text;
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Words of the page's language; `{name}` is filled in, `.one`/`.few`/`.other` chosen by `n`. */
class Words {
  constructor(language, texts) {
    this.language = language;
    this.texts = texts;
    this.plural = new Intl.PluralRules(language);
    this.number = new Intl.NumberFormat(language);
    const locale = language === "en" ? "en-GB" : language;
    this.day = new Intl.DateTimeFormat(locale, {
      day: "numeric", month: "short", year: "numeric", timeZone: "UTC",
    });
  }

  has(key) {
    return Object.hasOwn(this.texts, key);
  }

  say(key, values = {}) {
    let text = this.texts[key];
    if (text === undefined && values.n !== undefined) {
      const form = this.plural.select(values.n);
      text = this.texts[`${key}.${form}`] ?? this.texts[`${key}.other`];
    }
    if (text === undefined) return key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      if (!Object.hasOwn(values, name)) return whole;
      const value = values[name];
      return typeof value === "number" ? this.number.format(value) : value;
    });
  }

  /** The label of a coded value, e.g. of "event", "missile_strike"; unknown values as they are. */
  label(kind, value) {
    const key = `${kind}=${value}`;
    return this.has(key) ? this.texts[key] : String(value).replaceAll("_", " ");
  }

  /** Days since 1970 as a date or a range of dates. */
  dates(first, last) {
    if (first === null && last === null) return this.say("no-date");
    // A date does not break over two lines.
    const day = (value) => this.day.format(value * 86400000).replaceAll(" ", "\u00a0");
    if (first === last || first === null || last === null) return day(first ?? last);
    return `${day(first)} – ${day(last)}`;
  }
}
