//! Flags and commands. Their names are stable English; every sentence about them is in both
//! languages.

mod doctor;
mod explain;
mod new;
mod papers;
mod report;

pub use doctor::DoctorOptions;
pub use explain::ExplainOptions;
pub use new::NewOptions;
pub use report::ReportFile;

use super::{Exit, either};
use crate::diagnostic::{Lang, Severity};
use crate::write::Format;
use clap::builder::{PossibleValuesParser, StyledStr};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// Flags that every command knows.
#[derive(Clone, Debug)]
pub struct Common {
    pub lang: Lang,
    pub output: Output,
    /// Where findings go besides.
    pub reports: Vec<ReportFile>,
    /// The mildest level that is shown.
    pub severity: Severity,
    pub deny_warnings: bool,
    pub color: anstream::ColorChoice,
    pub quiet: bool,
    pub verbose: bool,
    /// Nobody is there to be asked.
    pub no_input: bool,
    pub config: Config,
    /// A set of levels, by its name or its file.
    pub profile: Option<String>,
}

/// Where the levels of a project are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Config {
    /// In `fazhi.toml` beside a report file, or above it.
    Beside,
    File(PathBuf),
    None,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Full,
    Concise,
    Json,
    Sarif,
    Github,
}

impl Output {
    /// Every way, the default first.
    pub const ALL: [Self; 5] = [
        Self::Full,
        Self::Concise,
        Self::Json,
        Self::Sarif,
        Self::Github,
    ];

    /// The name of each, as in flags.
    pub const NAMES: [&'static str; 5] = ["full", "concise", "json", "sarif", "github"];

    /// The way called `name`.
    pub fn named(name: &str) -> Option<Self> {
        let names = Self::NAMES.into_iter().zip(Self::ALL);
        names
            .into_iter()
            .find_map(|(known, output)| (known == name).then_some(output))
    }
}

/// What is to be done.
#[derive(Clone, Debug)]
pub enum Command {
    New(NewOptions),
    Check(CheckOptions),
    Fix(FixOptions),
    Render(RenderOptions),
    Explain(ExplainOptions),
    /// In which spelling the schema offers its keys.
    Schema(Lang),
    TemplateList,
    /// The name of a pack, or its folder.
    TemplateShow(String),
    TemplateVars,
    Doctor(DoctorOptions),
    Completions(Shell),
    Man,
}

/// Flags of `check`.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    pub files: Vec<PathBuf>,
    pub template: Option<String>,
    pub last: bool,
    /// Where the sheet goes.
    pub sheet: Option<PathBuf>,
    /// Where the copy with comments goes.
    pub comments: Option<PathBuf>,
    /// List every number and what became of it.
    pub numbers: bool,
    /// Show which parts of the national outline a report answers.
    pub coverage: bool,
    /// Last year's report, to compare with.
    pub against: Option<PathBuf>,
}

/// Flags of `fix`.
#[derive(Clone, Debug)]
pub struct FixOptions {
    pub files: Vec<PathBuf>,
    /// Show what would change.
    pub diff: bool,
    /// Ask about what is not certain.
    pub ask: bool,
    /// Say whether something would change.
    pub check: bool,
    /// Keep the original.
    pub backup: bool,
}

/// Flags of `render`.
#[derive(Clone, Debug)]
pub struct RenderOptions {
    pub files: Vec<PathBuf>,
    /// Empty: what the output's name says, or all.
    pub formats: Vec<Format>,
    pub output: Option<PathBuf>,
    pub template: Option<String>,
    pub draft: bool,
    /// Findings as comments in the Word document.
    pub comments: bool,
    pub last: bool,
    pub force: bool,
}

/// The system's language; Chinese where it names none.
pub fn language() -> Lang {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    let set = named
        .into_iter()
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    let code = set
        .split(['.', '_', '@'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match code.as_str() {
        "" | "c" | "posix" | "zh" | "chinese" => Lang::Zh,
        _ => Lang::En,
    }
}

/// The whole command line, in `lang`.
pub fn command(lang: Lang) -> clap::Command {
    let say = |zh: &'static str, en: &'static str| either(lang, zh, en);
    let flag = |name: &'static str, zh, en| {
        Arg::new(name)
            .help_heading(say("选项", "Options"))
            .long(name)
            .action(ArgAction::SetTrue)
            .help(say(zh, en))
    };
    let files = Arg::new("files")
        .help_heading(say("参数", "Arguments"))
        .value_name(say("文件", "FILE"))
        .num_args(1..)
        .required(true)
        .value_parser(clap::value_parser!(PathBuf))
        .help(say(
            "报告文件（.yaml），可以写几个；- 为标准输入",
            "Report files (.yaml); - is standard input",
        ));
    let options = say("选项", "Options");
    let template = Arg::new("template")
        .help_heading(options)
        .long("template")
        .value_name(say("模板", "NAME"))
        .help(say(
            "用哪个模板（名称或文件夹），代替文件里写的",
            "The template pack to use: its name or folder",
        ));
    let profile = Arg::new("profile")
        .help_heading(options)
        .long("profile")
        .value_name(say("方案|文件", "NAME|FILE"))
        .help(say(
            "方案：draft 自己起草的（默认）、published 别人已公布的、strict 从严、fixed28 固定行距 28 磅，或者自己写的文件",
            "Levels of findings and the page: draft (default), published, strict, fixed28, or a file of your own",
        ));
    let last = flag(
        "final",
        "按正式稿检查：不许有占位文字",
        "A final report: placeholders are errors",
    );
    let check = clap::Command::new("check")
        .about(say(
            "检查报告文件，或已经写好的报告（.txt .md .html .docx），一次列出全部问题",
            "Check a report file, or a report that exists (.txt .md .html .docx): every problem, all at once",
        ))
        .args([
            files.clone(),
            template.clone(),
            profile.clone(),
            last.clone(),
            flag(
                "numbers",
                "列出每一个数字：核对无误、有误，还是无法核对",
                "List every number: right, wrong, or not to be checked",
            ),
            flag(
                "coverage",
                "再列出纲要各方面写到没有、写在哪里",
                "Also show which parts of the national outline are covered, and where",
            ),
            Arg::new("against")
                .help_heading(options)
                .long("against")
                .value_name(say("上年的报告", "LAST"))
                .value_parser(clap::value_parser!(PathBuf))
                .help(say(
                    "和上年的报告（.yaml .txt .md .html .docx）对照：上年数、同比对不对，哪些话一字没改",
                    "Compare with last year's report (.yaml .txt .md .html .docx): its figures, changes since, sentences that stayed",
                )),
        ])
        .args(papers::arguments(lang));
    let fix = clap::Command::new("fix")
        .about(say(
            "改正不会改变意思的笔误，原文件另存为 .bak",
            "Mend slips where the meaning cannot change; the original is kept as .bak",
        ))
        .args([
            files.clone(),
            flag(
                "diff",
                "只看会改哪些，不写入",
                "Show what would change; write nothing",
            ),
            flag(
                "ask",
                "拿不准的逐处问你，同意才改",
                "Ask about what is not certain",
            ),
            flag(
                "check",
                "只看有没有可改的：有则退出码为 1",
                "Only say whether there is anything to mend: exit code 1",
            )
            .conflicts_with("ask"),
            flag(
                "no-backup",
                "不留 .bak 备份",
                "Do not keep the original as .bak",
            ),
        ]);
    let render = clap::Command::new("render")
        .about(say(
            "生成报告：Markdown、HTML、DOCX",
            "Render a report as Markdown, HTML and DOCX",
        ))
        .args([
            files,
            Arg::new("to")
                .help_heading(options)
                .long("to")
                .value_name(say("格式", "FORMATS"))
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(Format::ALL.map(Format::name)))
                .hide_possible_values(true)
                .help(say(
                    "要哪些格式：md、html、docx，用逗号隔开；不写则全部",
                    "Formats (md, html, docx), separated by commas; default all",
                )),
            Arg::new("output")
                .help_heading(options)
                .short('o')
                .long("output")
                .value_name(say("目录|文件|-", "DIR|FILE|-"))
                .value_parser(clap::value_parser!(PathBuf))
                .help(say(
                    "写到哪里；不写则放在报告文件旁边",
                    "Where to write; default beside the input",
                )),
            template,
            profile.clone(),
            flag(
                "draft",
                "有错也生成草稿，缺的地方标出【待补】",
                "Render all the same, and mark the gaps",
            )
            .conflicts_with("final"),
            flag(
                "comments",
                "问题都写成 Word 文档里的批注，标在原处；多与 --draft 同用",
                "Set findings into the Word document as comments at their words; mostly with --draft",
            )
            .conflicts_with("final"),
            last,
            flag(
                "force",
                "覆盖已被人改过的文件",
                "Overwrite files that a person has changed",
            ),
        ]);
    let schema = clap::Command::new("schema")
        .about(say(
            "输出 JSON Schema，供编辑器补全和提示",
            "Print the JSON Schema, for editors",
        ))
        .arg(keys(lang));
    let template = clap::Command::new("template")
        .about(say("模板", "Template packs"))
        .subcommand_required(true)
        .subcommands(template_commands(lang).map(|command| localized(command, lang)));
    let completions = clap::Command::new("completions")
        .about(say(
            "输出命令行补全脚本，装进终端以后按 Tab 键补全",
            "Print a script that lets the Tab key complete commands and flags",
        ))
        .arg(
            Arg::new("shell")
                .help_heading(say("参数", "Arguments"))
                .value_name("SHELL")
                .required(true)
                .value_parser(clap::value_parser!(Shell))
                .hide_possible_values(true)
                .help(say(
                    "终端：bash、zsh、fish、powershell、elvish",
                    "bash, zsh, fish, powershell or elvish",
                )),
        );
    let man = clap::Command::new("man").about(say(
        "输出手册页（roff），用 man -l 阅读",
        "Print the manual page (roff), to be read with man -l",
    ));
    let doctor = doctor::command(lang, profile);
    let explain = explain::command(lang);
    let new = new::command(lang);
    let commands = [
        new,
        check,
        fix,
        render,
        explain,
        schema,
        template,
        doctor,
        completions,
        man,
    ];
    let commands = commands.map(|command| localized(command, lang));
    localized(clap::Command::new("fazhi"), lang)
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(
            "法治政府建设年度报告的起草与校核工具",
            "Drafts and checks annual rule-of-law government reports",
        ))
        .subcommand_required(true)
        .args(common(lang))
        .subcommands(commands)
}

/// What stands below `template`.
fn template_commands(lang: Lang) -> [clap::Command; 3] {
    let say = |zh: &'static str, en: &'static str| either(lang, zh, en);
    let name = Arg::new("name")
        .help_heading(say("参数", "Arguments"))
        .value_name(say("模板", "NAME|DIR"))
        .required(true)
        .help(say(
            "模板名称，或模板所在的文件夹",
            "A pack, or the folder of one",
        ));
    let list = say("列出全部模板", "List the template packs");
    let show = say(
        "介绍一个模板，画出报告的样子",
        "Describe a pack, with a sketch of a report",
    );
    let vars = say(
        "列出写模板时可用的变量、部件、过滤器和占位",
        "List what a template may use: variables, components, filters, placeholders",
    );
    [
        clap::Command::new("list").about(list),
        clap::Command::new("show").about(show).arg(name),
        clap::Command::new("vars").about(vars),
    ]
}

fn keys(lang: Lang) -> Arg {
    Arg::new("keys")
        .help_heading(either(lang, "选项", "Options"))
        .long("keys")
        .value_name("zh|en")
        .value_parser(PossibleValuesParser::new(["zh", "en"]))
        .hide_possible_values(true)
        .help(either(
            lang,
            "栏目名用中文还是英文",
            "Chinese or English keys",
        ))
}

fn common(lang: Lang) -> Vec<Arg> {
    let say = |zh: &'static str, en: &'static str| either(lang, zh, en);
    let heading = say("通用选项", "Common options");
    let value = |name: &'static str, values: &'static [&'static str], zh, en| {
        Arg::new(name)
            .long(name)
            .value_name(values.join("|"))
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
            .help(say(zh, en))
    };
    let flag = |name: &'static str, zh, en| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(say(zh, en))
    };
    let all = [
        value(
            "lang",
            &["zh", "en"],
            "提示用中文还是英文",
            "Language of messages",
        ),
        value(
            "format",
            &Output::NAMES,
            "检查结果的样式：full 详细（默认）、concise 每条一行、json、sarif、github",
            "How findings are shown; default full",
        ),
        report::argument(lang),
        value(
            "severity",
            &["error", "warning", "info"],
            "最低显示到哪一级：错误、警告（默认）、提示",
            "The lowest level shown; default warning",
        ),
        flag(
            "deny-warnings",
            "有警告也算不通过",
            "Warnings count as errors",
        ),
        Arg::new("config")
            .long("config")
            .value_name(say("文件", "FILE"))
            .value_parser(clap::value_parser!(PathBuf))
            .help(say(
                "各项检查的级别；不写则用报告文件旁边或上级文件夹里的 fazhi.toml",
                "Levels of findings; default fazhi.toml beside the report file or above it",
            )),
        flag("no-config", "不用 fazhi.toml", "Read no fazhi.toml").conflicts_with("config"),
        value(
            "color",
            &["auto", "always", "never"],
            "是否用颜色",
            "Whether to use colour",
        ),
        flag("quiet", "只显示检查结果", "Show findings only").short('q'),
        flag(
            "verbose",
            "多说一些：提示一级的，和已经忽略的",
            "Say more: notes, and what is silenced",
        )
        .short('v'),
        flag("no-input", "从不提问", "Never ask"),
    ];
    all.map(|arg| arg.global(true).help_heading(heading))
        .to_vec()
}

/// Clap's own headings in the language.
fn localized(command: clap::Command, lang: Lang) -> clap::Command {
    let command = command
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true);
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .global(true)
        .help(either(lang, "显示帮助", "Print help"));
    let command = if command.get_name() == "fazhi" {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(either(lang, "显示版本", "Print version"));
        command.args([
            help.help_heading(either(lang, "通用选项", "Common options")),
            version.help_heading(either(lang, "通用选项", "Common options")),
        ])
    } else {
        command
    };
    if lang == Lang::En {
        return command;
    }
    let usage = match command.get_name() {
        "fazhi" => "fazhi <命令> [选项]",
        "new" => "fazhi new [选项] [文件夹]",
        "check" => "fazhi check [选项] <文件>...",
        "fix" => "fazhi fix [选项] <文件>...",
        "render" => "fazhi render [选项] <文件>...",
        "explain" => "fazhi explain [选项] <编号>...",
        "template" => "fazhi template <命令>",
        "list" => "fazhi template list [选项]",
        "show" => "fazhi template show [选项] <模板>",
        "vars" => "fazhi template vars [选项]",
        "doctor" => "fazhi doctor [选项] [文件|文件夹]",
        "completions" => "fazhi completions <SHELL>",
        "man" => "fazhi man",
        _ => "fazhi schema [选项]",
    };
    let template = if command.has_subcommands() || command.get_name() == "fazhi" {
        "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n{options}"
    } else {
        "{about}\n\n用法：{usage}\n\n{all-args}"
    };
    command
        .subcommand_value_name("命令")
        .subcommand_help_heading("命令")
        .override_usage(usage)
        .help_template(StyledStr::from(template))
}

/// Reads the command line. Help and version are printed here; what is wrong with it is said here.
pub fn parse(lang: Lang) -> Result<(Common, Command), Exit> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = asked_language(&arguments).unwrap_or(lang);
    match command(lang).try_get_matches_from(arguments) {
        Ok(matches) => {
            let (common, command) = (common_of(&matches, lang), command_of(&matches, lang));
            let twice = matches!(command, Command::Check(_))
                && common.reports.iter().any(ReportFile::is_stdout);
            if twice {
                anstream::eprintln!("{}", report::refusal(lang));
                return Err(Exit::Failed);
            }
            if let Some(refusal) = papers::refusal(&command, lang) {
                anstream::eprintln!("{refusal}");
                return Err(Exit::Failed);
            }
            Ok((common, command))
        }
        Err(error) => {
            let told = matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            );
            if told || lang == Lang::En {
                // A closed pipe is no trouble worth telling.
                let _ = error.print();
            } else {
                anstream::eprintln!("{}", usage_error(&error));
            }
            Err(if told { Exit::Done } else { Exit::Failed })
        }
    }
}

/// `--lang` is wanted before the rest is understood: the rest may be wrong, and be said.
fn asked_language(arguments: &[OsString]) -> Option<Lang> {
    let words = || arguments.iter().filter_map(|word| word.to_str());
    let split = words()
        .zip(words().skip(1))
        .find(|(flag, _)| *flag == "--lang")
        .map(|(_, value)| value);
    let value = split.or_else(|| words().find_map(|word| word.strip_prefix("--lang=")))?;
    match value {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn usage_error(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    let (arg, value) = (
        text(ContextKind::InvalidArg),
        text(ContextKind::InvalidValue),
    );
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{arg}”这个选项"),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", text(ContextKind::InvalidSubcommand))
        }
        // What stands without a flag is no option.
        ErrorKind::InvalidValue if !arg.starts_with('-') => {
            format!("{arg} 不能写“{value}”")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("选项 {arg} 后面要写一个值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("选项 {arg} 不能写“{value}”")
        }
        ErrorKind::MissingRequiredArgument => format!("还要写上：{arg}"),
        ErrorKind::ArgumentConflict => {
            format!("{arg} 不能和 {} 一起用", text(ContextKind::PriorArg))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "要写明做什么：new 新建、check 检查、fix 改正、render 生成；全部命令见 fazhi --help"
                .to_owned()
        }
        _ => format!("命令行写法有误：{error}"),
    };
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ];
    let suggestion = suggested
        .into_iter()
        .map(text)
        .find(|found| !found.is_empty());
    let suggestion = suggestion.map_or_else(String::new, |found| format!("\n   = 是不是：{found}"));
    let valid = text(ContextKind::ValidValue);
    let valid = if valid.is_empty() {
        String::new()
    } else {
        format!("\n   = 可选：{valid}")
    };
    format!("错误[OUT-010] {message}{suggestion}{valid}\n   = 用法见：fazhi --help")
}

fn common_of(matches: &ArgMatches, lang: Lang) -> Common {
    let matches = deepest(matches);
    let value = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let verbose = matches.get_flag("verbose");
    Common {
        lang,
        output: value("format")
            .and_then(Output::named)
            .unwrap_or(Output::Full),
        reports: matches
            .get_many::<ReportFile>("report")
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        severity: match value("severity") {
            Some("error") => Severity::Error,
            Some("info") => Severity::Info,
            _ if verbose => Severity::Info,
            _ => Severity::Warning,
        },
        deny_warnings: matches.get_flag("deny-warnings"),
        color: match value("color") {
            Some("always") => anstream::ColorChoice::Always,
            Some("never") => anstream::ColorChoice::Never,
            _ => anstream::ColorChoice::Auto,
        },
        quiet: matches.get_flag("quiet"),
        no_input: matches.get_flag("no-input"),
        verbose,
        config: match matches.get_one::<PathBuf>("config") {
            _ if matches.get_flag("no-config") => Config::None,
            Some(path) => Config::File(path.clone()),
            None => Config::Beside,
        },
        profile: matches.try_get_one("profile").ok().flatten().cloned(),
    }
}

/// Global flags are found at the innermost command.
fn deepest(matches: &ArgMatches) -> &ArgMatches {
    matches
        .subcommand()
        .map_or(matches, |(_, inner)| deepest(inner))
}

fn command_of(matches: &ArgMatches, lang: Lang) -> Command {
    let Some((name, matches)) = matches.subcommand() else {
        return Command::TemplateList;
    };
    let files = || {
        matches
            .get_many::<PathBuf>("files")
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    };
    let template = || matches.get_one::<String>("template").cloned();
    let keys = || match matches.get_one::<String>("keys").map(String::as_str) {
        Some("zh") => Lang::Zh,
        Some("en") => Lang::En,
        _ => lang,
    };
    match name {
        "new" => Command::New(NewOptions::of(matches, keys())),
        "check" => Command::Check(CheckOptions {
            files: files(),
            template: template(),
            last: matches.get_flag("final"),
            sheet: matches.get_one::<PathBuf>("sheet").cloned(),
            comments: matches.get_one::<PathBuf>("comments").cloned(),
            numbers: matches.get_flag("numbers"),
            coverage: matches.get_flag("coverage"),
            against: matches.get_one::<PathBuf>("against").cloned(),
        }),
        "fix" => Command::Fix(FixOptions {
            files: files(),
            diff: matches.get_flag("diff"),
            ask: matches.get_flag("ask"),
            check: matches.get_flag("check"),
            backup: !matches.get_flag("no-backup"),
        }),
        "render" => {
            let formats = matches
                .get_many::<String>("to")
                .into_iter()
                .flatten()
                .filter_map(|name| Format::named(name));
            let mut formats: Vec<_> = formats.collect();
            formats.sort_unstable();
            formats.dedup();
            Command::Render(RenderOptions {
                files: files(),
                formats,
                output: matches.get_one::<PathBuf>("output").cloned(),
                template: template(),
                draft: matches.get_flag("draft"),
                comments: matches.get_flag("comments"),
                last: matches.get_flag("final"),
                force: matches.get_flag("force"),
            })
        }
        "explain" => Command::Explain(ExplainOptions::of(matches)),
        "schema" => Command::Schema(keys()),
        "doctor" => Command::Doctor(DoctorOptions::of(matches)),
        "completions" => matches
            .get_one::<Shell>("shell")
            .map_or(Command::TemplateList, |shell| Command::Completions(*shell)),
        "man" => Command::Man,
        _ => match matches.subcommand() {
            Some(("show", matches)) => {
                let name = matches.get_one::<String>("name");
                Command::TemplateShow(name.cloned().unwrap_or_default())
            }
            Some(("vars", _)) => Command::TemplateVars,
            _ => Command::TemplateList,
        },
    }
}
