// browse.mjs [--pictures FOLDER] FILE.html…: opens HTML reports in Chromium, in both languages, light and
// dark, with and without script, and prints them; fails when axe-core finds a fault, when anything is asked
// of the network, refused by the page's own policy or said on the console, when a language cannot be
// reached, or when the page is wider than a phone. With --pictures keeps what there is to see.
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const files = process.argv.slice(2);
const pictures = files[0] === "--pictures" ? files.splice(0, 2)[1] : null;
if (pictures) mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
let faults = 0;
let looks = 0;

function fault(where, what) {
  faults += 1;
  console.error(`${where}: ${what}`);
}

async function open(file, { width, scheme = "light", script = true }) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setJavaScriptEnabled(script);
  const url = `file://${resolve(file)}`;
  page.on("request", (request) => { if (!request.url().startsWith(url)) fault(file, `asks for ${request.url()}`); });
  page.on("console", (message) => fault(file, `console: ${message.text()}`));
  page.on("pageerror", (error) => fault(file, `script: ${error}`));
  await page.goto(url);
  return page;
}

// A click on the label of the language, as a person does; whether its edition is the one that shows.
async function choose(page, file, language) {
  await page.click(`label[for="language-${language}"]`);
  const shown = await page.$$eval(".edition", (editions) =>
    editions.filter((one) => one.checkVisibility()).map((one) => one.className).join());
  if (shown !== `edition ${language}`) fault(file, `chose ${language} and got: ${shown}`);
}

async function inspect(page, where) {
  looks += 1;
  const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations
    .map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => `${node.target} ${node.any.map((check) => check.message)}`).join(" | ")}`));
  for (const violation of found) fault(where, violation);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) fault(where, `is ${wide} pixels wider than the window`);
}

async function keep(page, name, options = {}) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true, ...options });
}

async function read(file, name) {
  for (const width of [390, 1280]) {
    for (const scheme of ["light", "dark"]) {
      const page = await open(file, { width, scheme });
      await page.evaluate(axe);
      for (const language of ["en", "zh"]) {
        await choose(page, file, language);
        const lang = await page.evaluate(() => document.documentElement.lang);
        if (!lang.startsWith(language)) fault(file, `shows ${language} and says ${lang}`);
        await keep(page, `${name}.${language}.${width}.${scheme}`);
        await inspect(page, `${file} ${language} ${width} ${scheme} closed`);
        await page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));
        await inspect(page, `${file} ${language} ${width} ${scheme} open`);
        await keep(page, `${name}.${language}.${width}.${scheme}.open`);
        await page.$$eval("details", (all) => all.forEach((one) => { one.open = false; }));
      }
      await page.close();
    }
  }
}

async function readWithoutScript(file) {
  const page = await open(file, { width: 1280, script: false });
  for (const language of ["zh", "en"]) await choose(page, file, language);
  await page.close();
}

// A link to a gap of the other language shows that language, and a filter leaves only what it names.
async function use(file) {
  const page = await open(file, { width: 1280 });
  const ids = await page.$$eval(".edition:last-of-type .requirement", (all) => all.map((one) => one.id));
  await page.goto(`file://${resolve(file)}#${ids[0]}`);
  const opened = await page.$eval(`#${CSS_escape(ids[0])}`, (one) => one.open && one.checkVisibility());
  if (!opened) fault(file, `a link to ${ids[0]} does not open it`);
  await page.close();
}

const CSS_escape = (id) => id.replace(/[^a-zA-Z0-9_-]/g, (mark) => `\\${mark}`);

async function print(file, name) {
  for (const language of ["en", "zh"]) {
    const page = await open(file, { width: 1280, scheme: "dark" });
    await choose(page, file, language);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (pictures) writeFileSync(`${pictures}/${name}.${language}.pdf`, pdf);
    await page.close();
  }
}

for (const file of files) {
  const name = basename(file, ".html");
  await read(file, name);
  await readWithoutScript(file);
  await use(file);
  await print(file, name);
}
await browser.close();
console.log(`chromium and axe-core: ${files.length} reports, ${looks} looks, ${faults} faults`);
process.exitCode = faults === 0 && looks > 0 ? 0 : 1;
