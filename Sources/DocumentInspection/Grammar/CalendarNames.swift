/// Month and weekday names as people write them, in the languages met so far.
enum CalendarNames {
  /// 1 to 12; nil for a word that names no month. `word` is in lower case.
  static func month(_ word: String) -> Int? { months[word] }

  /// 0 for Sunday to 6; nil for a word that names no weekday.
  static func weekday(_ word: String) -> Int? { weekdays[word] }

  private static let months = numbered(
    from: 1,
    [
      "january jan enero ene janvier janv januar jänner janeiro gennaio gen januari",
      "february feb febrero février févr fevrier februar fevereiro fev febbraio februari",
      "march mar marzo mars märz mrz maart março marco",
      "april apr abril abr avril avr aprile",
      "may mayo mai maio maggio mei mag",
      "june jun junio juin juni junho giugno giu",
      "july jul julio juillet juil juli julho luglio lug",
      "august aug agosto ago août aout augustus",
      "september sep sept septiembre setiembre septembre setembro set settembre",
      "october oct octubre octobre oktober okt outubro out ottobre ott",
      "november nov noviembre novembre novembro",
      "december dec diciembre dic décembre déc decembre dezember dez dezembro dicembre",
    ])

  private static let weekdays = numbered(
    from: 0,
    [
      "sunday sun domingo dom dimanche dim sonntag domenica zondag 星期日 星期天 礼拜天 周日",
      "monday mon lunes lundi montag segunda lunedì maandag lun 星期一 礼拜一 周一",
      "tuesday tue tues martes mardi dienstag terça martedì dinsdag 星期二 礼拜二 周二",
      "wednesday wed weds miércoles miercoles mercredi mittwoch quarta mercoledì woensdag mié mercr 星期三 礼拜三 周三",
      "thursday thu thur thurs jueves jeudi donnerstag quinta giovedì donderdag jue jeu 星期四 礼拜四 周四",
      "friday fri viernes vendredi freitag sexta venerdì vrijdag vie ven 星期五 礼拜五 周五",
      "saturday sat sábado sabado samedi samstag sonnabend sabato zaterdag sáb 星期六 礼拜六 周六",
    ])

  private static func numbered(from first: Int, _ rows: [String]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      for word in row.split(separator: " ") { numbers[String(word)] = index + first }
    }
    return numbers
  }
}
