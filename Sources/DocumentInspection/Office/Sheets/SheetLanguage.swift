/// Names of months and weekdays in the language that a number format asks for.
struct SheetLanguage {
  let months: [String]
  /// From Sunday.
  let weekdays: [String]
  /// How many letters a short name has.
  let short: Int

  /// By the identifier's primary language (MS-LCID §2.2); English for any that isn't listed.
  static func named(_ identifier: Int) -> SheetLanguage {
    switch identifier & 0x3FF {
    case 0x07: german
    case 0x0A: spanish
    case 0x0C: french
    case 0x16: portuguese
    case 0x04: chinese
    default: english
    }
  }

  func month(_ number: Int, letters: Int) -> String {
    name(months, number - 1, letters)
  }

  func weekday(_ number: Int, letters: Int) -> String { name(weekdays, number, letters) }

  private func name(_ names: [String], _ index: Int, _ letters: Int) -> String {
    guard names.indices.contains(index) else { return "" }
    switch letters {
    case 3: return String(names[index].prefix(short))
    case 5: return String(names[index].prefix(1))
    default: return names[index]
    }
  }

  static let english = SheetLanguage(
    "January February March April May June July August September October November December",
    "Sunday Monday Tuesday Wednesday Thursday Friday Saturday")
  private static let german = SheetLanguage(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag")
  private static let spanish = SheetLanguage(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "domingo lunes martes miércoles jueves viernes sábado")
  private static let french = SheetLanguage(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "dimanche lundi mardi mercredi jeudi vendredi samedi", short: 4)
  private static let portuguese = SheetLanguage(
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado")
  private static let chinese = SheetLanguage(
    "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    "星期日 星期一 星期二 星期三 星期四 星期五 星期六")

  private init(_ months: String, _ weekdays: String, short: Int = 3) {
    self.months = months.split(separator: " ").map(String.init)
    self.weekdays = weekdays.split(separator: " ").map(String.init)
    self.short = short
  }
}
