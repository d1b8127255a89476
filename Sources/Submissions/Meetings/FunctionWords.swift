/// Words that say nothing of what an item is about, in the languages that agendas are read in, without
/// accents. Those by which speakers pass on to something new are kept apart: they show a beginning.
enum FunctionWords {
  static let all: Set<String> = Set(
    [english, spanish, french, german, portuguese, lengths].joined()
      .split(whereSeparator: \.isWhitespace).map(String.init)
  ).union(passingOn)

  /// `let's move on to …`
  static let passingOn: Set<String> = Set(
    """
    lets now next start starting begin move moving turn first finally last then ready
    ahora vamos pasamos pasemos empezamos empecemos comenzamos siguiente primero finalmente
    maintenant passons commencons ensuite prochain prochaine enfin
    jetzt nun naechste nachste nachsten beginnen weiter zuerst zunachst anfangen
    agora passamos passemos comecamos comecemos seguinte proximo primeiro
    现在 接下 下来 下面 开始
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let english = """
    a about above after again all also am an and any are as at back be because been before being
    but by can come could did do does down each few for from get go going good got had has have he
    her here him his how i if in into is it its just know like little look make many may me more
    most much my new no nor not of off on once one only or other our out over own please re same see
    she should so some such take than thank thanks that the their them there these they thing things
    think this those through time to today together too two under until up us use very want was way
    we well were what when where which while who whom whose why will with would yes yet you your
    everyone everybody okay
    """
  private static let spanish = """
    al algo ante antes aqui asi aun aunque bien cada como con cosa cosas cual cuando de del desde
    donde dos el ella ellas ellos en entre era es esa ese eso esta estaba estamos estan estar este
    esto estos fue gracias ha han hasta hay hemos hoy la las le les lo los mas me mi mientras mucho
    muy nada ni no nos nosotros o otra otro otros para pero poco por porque pues que quien se sea
    ser si sido sin sobre solo son su sus tambien tan tanto te tiempo tiene tienen toda todas todo
    todos tu un una uno unos usted ustedes y ya yo
    """
  private static let french = """
    ai alors au aussi autre autres aux avec avoir bien bon ca ce cela ces cet cette chaque ci comme
    dans de des deux donc du elle elles en encore est et etait etre eux faire fait il ils je la le
    les leur leurs lui mais me meme merci mes moi mon ne nos notre nous on ont ou par pas peu plus
    pour quand que quel quelle qui sa sans se ses si son sont sous sur ta tes toi ton tous tout
    toute toutes tres tu un une vos votre vous
    """
  private static let german = """
    ab aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bitte da dann
    das dass dazu dem den denn der des die dies diese dieser dieses doch du durch ein eine einem
    einen einer eines er es etwas euch fur gibt haben hat hatte heute hier ich ihr im in ins ist ja
    jede jeder kann kein konnen mal man mehr mein mit muss nach nicht noch nur ob oder ohne schon
    sehr sein sich sie sind so soll sollen uber um und uns unser unter vom von vor war was wenn wer
    werden wie wieder will wir wird wo zu zum zur zwei danke
    """
  private static let portuguese = """
    ao aos aquele ate boa bom cada com como da das de dela dele depois do dois dos e ela elas ele
    eles em entre era essa esse esta estamos estao este eu foi gente ha hoje isso isto ja la lhe
    mais mas mesmo meu minha muito na nao nas nem no nos nossa nosso num numa obrigada obrigado ou
    outra outro para pela pelo por porque pouco pra quando que quem sao se sem ser seu sua so sobre
    tambem tem temos todas todo todos tudo um uma voce voces
    """
  private static let lengths = """
    min mins minute minutes minuto minutos minuten hour hours hr hrs hora horas heure heures stunde
    stunden uhr item part
    """
}
